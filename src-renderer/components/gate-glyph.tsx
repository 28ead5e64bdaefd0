/** The product's sign, drawn with the stroke of the other icons. The same drawing is public/gate.svg. */
export function GateGlyph() {
  return (
    <svg className="gate-glyph" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <path d="M3 21h18M5 21V11a7 7 0 0 1 14 0v10M9.5 21v-9.5M14.5 21v-9.5M5.5 11.5h13" />
    </svg>
  );
}
