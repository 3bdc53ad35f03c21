import { useId } from "react";

/** Where lines help the eye, in hundredths. */
const lines = [25, 50, 75];
const percent = (hundredths: number) => `${hundredths}%`;

/**
 * A range from 0 to 100 as a bar: full up to its low, hatched up to its high. A single point would lie, so it draws none. The figures stand
 * beside it as text.
 */
export function Band({ low, high }: { readonly low: number; readonly high: number }) {
  const hatching = useId();
  return (
    <svg className="band" width="100%" height="18" aria-hidden="true" focusable="false">
      <defs>
        <pattern id={hatching} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0v6" stroke="currentColor" strokeWidth="3" />
        </pattern>
      </defs>
      <rect className="band-track" x="0" y="2" width="100%" height="14" />
      {lines.map((at) => (
        <line key={at} className="band-line" x1={percent(at)} x2={percent(at)} y1="0" y2="18" />
      ))}
      <rect className="band-open" x={percent(low)} y="3" width={percent(high - low)} height="12" fill={`url(#${hatching})`} />
      <rect className="band-full" x="0" y="3" width={percent(low)} height="12" />
      <line className="band-end" x1={percent(high)} x2={percent(high)} y1="1" y2="17" />
    </svg>
  );
}
