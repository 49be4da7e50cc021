import { useCallback, useEffect, useRef, useState } from "react";

/**
 * What is typed, at once; told to the address a moment after the last key. A change of the address
 * from elsewhere (back, forward, a link) changes the text.
 */
export function useSearchText(
  address: string,
  tell: (text: string) => void,
): readonly [string, (text: string) => void] {
  const [text, setText] = useState(address);
  const told = useRef(address);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  const newest = useRef(tell);
  useEffect(() => {
    newest.current = tell;
  });
  useEffect(() => {
    // The address comes back a little later; by then more may be typed.
    if (address === told.current) return;
    told.current = address;
    clearTimeout(pending.current);
    setText(address);
  }, [address]);
  useEffect(() => () => clearTimeout(pending.current), []);
  const change = useCallback((next: string) => {
    setText(next);
    clearTimeout(pending.current);
    pending.current = setTimeout(() => {
      told.current = next;
      newest.current(next);
    }, 200);
  }, []);
  return [text, change];
}
