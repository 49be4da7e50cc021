import { Button } from "react-aria-components";
import type { Workspace } from "../../src-shared/ipc";
import { useOpenWorkspace } from "../use-workspace";

const texts = {
  sample: "Sample courses, in memory only: nothing is kept.",
  memory: "In memory only: nothing is kept when the window closes.",
} as const;

/** Says so where what one does is not kept. */
export function WorkspaceBanner({ workspace }: { workspace: Workspace }) {
  const open = useOpenWorkspace();
  if (workspace.kind !== "sample" && workspace.kind !== "memory") return null;
  return (
    <div className="banner">
      <span>{texts[workspace.kind]}</span>
      <Button className="link" onPress={() => open("own")}>
        Open my workspace
      </Button>
      <Button className="link" onPress={() => open("create")}>
        New workspace…
      </Button>
    </div>
  );
}
