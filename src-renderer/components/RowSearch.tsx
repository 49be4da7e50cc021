import { useEffect, useState } from "react";
import { Button, Input, SearchField } from "react-aria-components";
import type { TableLocation } from "../data-location";
import { replaceLocation } from "../use-location";
import { Icon } from "./Icon";

/** What is typed becomes the address a moment later, without a step back for each letter. */
export function RowSearch({ location }: { location: TableLocation }) {
  const [text, setText] = useState(location.search);
  useEffect(() => setText(location.search), [location.search]);
  useEffect(() => {
    if (text === location.search) return;
    const timer = setTimeout(() => replaceLocation({ ...location, search: text, at: 1 }), 250);
    return () => clearTimeout(timer);
  }, [text, location]);
  return (
    <SearchField
      className="row-search"
      aria-label="Search the rows"
      value={text}
      onChange={setText}
    >
      <Icon name="search" />
      <Input className="picker-input" placeholder="Search in any column" spellCheck="false" />
      {text !== "" && (
        <Button className="picker-button" aria-label="Clear the search">
          <Icon name="close" />
        </Button>
      )}
    </SearchField>
  );
}
