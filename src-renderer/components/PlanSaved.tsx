import { Button } from "react-aria-components";
import type { Saved } from "../../src-shared/ipc";
import { useReveal } from "../use-tell-saved";

/** The plan that was saved, and the way to it. */
export function PlanSaved({ plan }: { plan: Saved }) {
  const reveal = useReveal();
  return (
    <>
      <span className="cut" title={plan.name}>
        Saved {plan.name}
      </span>
      <Button className="link" onPress={() => reveal(plan.token)}>
        Show in folder
      </Button>
    </>
  );
}
