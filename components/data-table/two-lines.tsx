/** The text that a row is about: up to two lines, one in a compact list. */
export function TwoLines({ text }: { text: string }) {
  return (
    <span title={text} className="line-clamp-2 leading-4.5 font-medium whitespace-normal group-data-[density=compact]/table:line-clamp-1">
      {text}
    </span>
  );
}
