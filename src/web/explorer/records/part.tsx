import type { ReactNode } from "react";
import { useExplorer } from "../state/explorer.js";

/** A part of a page under its heading. */
export interface PartProps {
  readonly id: string;
  readonly title: string;
  /** What stands in it. */
  readonly count?: number;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Part({ id, title, className, children }: PartProps) {
  return (
    <section className={className ? `part ${className}` : "part"} aria-labelledby={`part-${id}`}>
      <h2 id={`part-${id}`} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** The parts of a page, and the way to each of them. It moves without a trace in the address, which may stand behind `#`. */
export function Parts({ parts }: { readonly parts: readonly PartProps[] }) {
  const { words } = useExplorer();
  const goTo = (id: string) => {
    const heading = document.getElementById(`part-${id}`);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };
  return (
    <>
      {parts.length > 1 && (
        <nav className="parts" aria-label={words.records.parts}>
          <ul>
            {parts.map(({ id, title, count }) => (
              <li key={id}>
                <button type="button" className="quiet" onClick={() => goTo(id)}>
                  {title}
                  {count !== undefined && <span className="chip-count"> {words.number(count)}</span>}
                </button>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {parts.map((part) => (
        <Part key={part.id} {...part} />
      ))}
    </>
  );
}
