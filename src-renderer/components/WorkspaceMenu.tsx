import {
  Button,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from "react-aria-components";
import type { Workspace } from "../../src-shared/ipc";
import { usePlans } from "../use-plans";
import { useOpenWorkspace, useStatus } from "../use-workspace";
import { Icon } from "./Icon";

/** What is open, and what else could be. */
export function WorkspaceMenu() {
  const { data: status } = useStatus();
  const open = useOpenWorkspace();
  const { run: runPlan } = usePlans();
  if (!status) return null;
  const { workspace } = status;
  return (
    <MenuTrigger>
      <Button className="workspace-button" aria-label={`Workspace: ${nameOf(workspace)}`}>
        <span className={`workspace-dot workspace-${workspace.kind}`} />
        <span className="workspace-name">{nameOf(workspace)}</span>
        <Icon name="chevron" />
      </Button>
      <Popover className="popover" placement="top start">
        <Menu className="menu" aria-label="Workspace">
          <MenuSection
            aria-label="Open now"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[workspace.kind]}
          >
            <MenuItem id="own" className="menu-item" onAction={() => open("own")}>
              My workspace
              <small>kept on this computer</small>
            </MenuItem>
            <MenuItem id="sample" className="menu-item" onAction={() => open("sample")}>
              Sample courses
              <small>in memory only</small>
            </MenuItem>
          </MenuSection>
          <Separator className="menu-line" />
          <MenuItem className="menu-item" onAction={() => open("create")}>
            New workspace…
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => open("pick")}>
            Open workspace…
          </MenuItem>
          <Separator className="menu-line" />
          <MenuItem className="menu-item" onAction={runPlan}>
            Run a plan…
            <small>exports, as written down in a file</small>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function nameOf(workspace: Workspace): string {
  return workspace.name || fallbackNames[workspace.kind];
}

const fallbackNames = {
  sample: "Sample courses",
  memory: "In memory",
  own: "My workspace",
  file: "Workspace",
} as const;
