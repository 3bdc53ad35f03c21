import type { ReactNode } from "react";
import { useExplorer } from "../state/explorer.js";

/** What documents only suggest, apart from what they say. @param heading the level of its heading, below that of what it stands in */
export function SuggestedPart({
  title,
  heading: Heading = "h2",
  children,
}: {
  readonly title?: string;
  readonly heading?: "h2" | "h3";
  readonly children: ReactNode;
}) {
  const { suggested } = useExplorer().words.places;
  return (
    <section className="suggested">
      <Heading>{title ?? suggested.title}</Heading>
      <p className="hint">{suggested.why}</p>
      {children}
    </section>
  );
}
