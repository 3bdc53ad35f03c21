import { useEffect, useRef } from "react";
import { changed } from "../address.js";
import { Modal } from "../controls/modal.js";
import { PartFailed, Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { WithUncheckedNote } from "../frame/unchecked-names.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import { ClaimFacts } from "./claim-facts.js";

/**
 * The claim that `look` in the address names, in a dialog beside the list that it is of.
 * @param ids the claims of the list, in its order
 */
export function ClaimDrawer({ ids }: { readonly ids: readonly string[] }) {
  const { address, words, go } = useExplorer();
  const { drawer } = words.answer;
  const id = address.parameters?.look;
  const dialog = useRef<HTMLDialogElement>(null);
  const asked = useAnswer("page-claim", id ? { id } : undefined);
  const at = id ? ids.indexOf(id) : -1;
  const [before, next] = [ids[at - 1], at < 0 ? undefined : ids[at + 1]];
  const opened = useRef<string>(undefined);

  useEffect(() => {
    const element = dialog.current;
    if (id && element && !element.open) {
      opened.current = id;
      element.showModal();
    }
    if (!id && element?.open) element.close();
  }, [id]);
  if (!id) return null;

  const leave = () => {
    go(changed(address, { look: undefined }), { replace: true });
    // Back to the row of the claim that was looked at last.
    requestAnimationFrame(() => document.getElementById(`look-${id}`)?.focus());
  };
  const show = (claim: string | undefined) => claim && go(changed(address, { look: claim }), { replace: true });
  const claim = asked.stale ? undefined : asked.data?.claim;
  return (
    <Modal
      dialog={dialog}
      title={drawer.title}
      className="drawer"
      onClose={leave}
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft") show(before);
        if (event.key === "ArrowRight") show(next);
      }}
    >
      <Waiting asked={asked} />
      {claim && (
        <WithUncheckedNote>
          <ClaimFacts claim={claim} sets={asked.data?.dataset.sets ?? []} heading="h3" />
        </WithUncheckedNote>
      )}
      {asked.data && !asked.stale && !claim && (asked.failed.includes("claim") ? <PartFailed retry={asked.retry} /> : <p>{drawer.gone}</p>)}
      <footer className="drawer-foot">
        <To to={{ page: "claim", id }}>{drawer.claim}</To>
        {at >= 0 && ids.length > 1 && (
          <span className="drawer-steps">
            <button type="button" className="quiet" onClick={() => show(before)} disabled={!before} aria-label={drawer.before}>
              ‹
            </button>
            {drawer.of(at + 1, ids.length)}
            <button type="button" className="quiet" onClick={() => show(next)} disabled={!next} aria-label={drawer.next}>
              ›
            </button>
          </span>
        )}
      </footer>
    </Modal>
  );
}
