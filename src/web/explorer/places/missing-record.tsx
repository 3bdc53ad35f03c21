import type { EntityType } from "../documents/answers.generated.js";
import { NotFound, PartFailed } from "../frame/problem.js";
import { useAnswer } from "../state/use-answer.js";

/** In place of a record: it could not be read, or nothing of its class has this id. */
export function MissingRecord({
  id,
  type,
  failed,
  retry,
}: {
  readonly id: string;
  readonly type: EntityType;
  readonly failed: boolean;
  readonly retry: () => void;
}) {
  return (
    <>
      <h1 tabIndex={-1}>
        <bdi>{id}</bdi>
      </h1>
      {failed ? <PartFailed retry={retry} /> : <NotFoundNear id={id} type={type} />}
    </>
  );
}

function NotFoundNear({ id, type }: { readonly id: string; readonly type: EntityType }) {
  const { data } = useAnswer("page-search", { query: id.replaceAll("-", " "), types: [type] });
  const near = data?.search?.nodes.slice(0, 3).map(({ node }) => node.id);
  return <NotFound value={id} suggestions={near} />;
}
