import { useExplorer } from "../state/explorer.js";

/** A part of a long page: the id of its heading, and what stands there. */
export interface PagePart {
  readonly id: string;
  readonly title: string;
}

/** Leads to the parts of a long page. They are buttons, since a discreet address has nothing else behind its `#`. */
export function Contents({ parts }: { readonly parts: readonly PagePart[] }) {
  const { contents } = useExplorer().words.about;
  const show = (id: string) => {
    const heading = document.getElementById(id);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };
  return (
    <nav className="contents" aria-label={contents}>
      <ul>
        {parts.map(({ id, title }) => (
          <li key={id}>
            <button type="button" className="quiet" onClick={() => show(id)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The heading of a part, to which its contents lead. */
export const PartHeading = ({ part: { id, title } }: { readonly part: PagePart }) => (
  <h2 id={id} tabIndex={-1}>
    {title}
  </h2>
);
