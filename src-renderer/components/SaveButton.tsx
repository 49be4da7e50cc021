import { Button } from "react-aria-components";
import type { useSave } from "../use-save";

interface SaveButtonProps {
  readonly save: ReturnType<typeof useSave>;
  readonly label: string;
  readonly isDisabled?: boolean;
}

/** Saves; while it does, it stops the saving. */
export function SaveButton({ save, label, isDisabled = false }: SaveButtonProps) {
  return save.isSaving ? (
    <Button className="button quiet" onPress={save.stop}>
      Saving… Stop
    </Button>
  ) : (
    <Button className="button quiet" isDisabled={isDisabled} onPress={() => void save.start()}>
      {label}
    </Button>
  );
}
