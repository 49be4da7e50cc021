import { Button } from "react-aria-components";
import { useImports } from "../use-imports";

export function OpenButtons({ isPrimary = false }: { isPrimary?: boolean }) {
  const { pick } = useImports();
  return (
    <>
      <Button className={isPrimary ? "button primary" : "button"} onPress={() => pick("files")}>
        Open files…
      </Button>
      <Button className="button" onPress={() => pick("folder")}>
        Open folder…
      </Button>
    </>
  );
}
