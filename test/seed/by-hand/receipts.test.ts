import { syncDataset } from "../../../src/graph/statements/dataset-sync.js";
import { FormerId } from "../../../src/model/annotations/former-id.js";
import { model } from "../../../src/model/index.js";
import { type ClaimRecord, type Dataset, instanceWith } from "../../../src/model/records.js";
import { readValidFolder } from "../../../src/seed.js";
import { taken, verified } from "../../api/receipts/taken.js";
import { claimsOf, firstDocuments, seeded, seedFolder } from "../seeded.js";

/*
 * What the first five documents say of responses for El Guamo, wider places included: five claims about Colombia, of the systems of local
 * security, the booklets, the dialogues, the programme Somos Comunidad and its social cohesion (`responses.test.ts` finds them by hand).
 * A receipt of them is taken. Then the claim of the booklets is retracted, the systems of local security are hidden, social cohesion gets
 * another id, and the claim of the dialogues is there a second time, of another issue. So two rows are as they were, two are gone, one has
 * moved, and one is new.
 */
const asked = { place: "el-guamo", scopes: ["EXACT", "WITHIN", "BROADER"] };
const [renamed, current] = ["strengthening-social-cohesion", "social-cohesion-of-the-programme"];
const [booklets, dialogues] = ["prevention-and-resilience-booklets", "resilience-dialogues-colombia"];

const withValues = <T extends object>(values: T, changes: Partial<T>): T =>
  Object.assign(Object.create(Object.getPrototypeOf(values)) as T, values, changes);
const isOf = (practice: string) => (c: ClaimRecord) => c.subject === practice && c.values.predicate === "ADDRESSES" && c.at === "colombia";

/** The seed after the change. A claim that names a record of another id has another id itself. */
function changed({ entities, claims, formerIds = [] }: Dataset): Dataset {
  const names = (c: ClaimRecord) => c.subject === renamed || c.object === renamed;
  const idOf = (id: string) => (id === renamed ? current : id);
  const claimIds = new Map(claims.filter(names).map(({ values: { id } }) => [id, `${id}-moved`]));
  const [second] = claims.filter(isOf(dialogues));
  return {
    entities: entities.map(({ values, links, ...rest }) => ({
      ...rest,
      values: withValues(values, {
        id: idOf(values.id),
        ...(values.id === "integrated-local-security-systems" && { sensitivity: "AMBER" }),
      }),
      links: links.map((link) => ({ ...link, to: idOf(link.to) })),
    })),
    claims: [
      ...claims.map((c) => ({
        ...c,
        subject: idOf(c.subject),
        object: idOf(c.object),
        values: withValues(c.values, {
          id: claimIds.get(c.values.id) ?? c.values.id,
          ...(isOf(booklets)(c) && { status: "RETRACTED" }),
        }),
      })),
      {
        ...(second as ClaimRecord),
        object: "extortion",
        values: withValues((second as ClaimRecord).values, { id: "claim-of-the-dialogues" }),
      },
    ],
    formerIds: [
      ...formerIds.map((former) =>
        former.successor === undefined
          ? former
          : instanceWith(FormerId, { ...former, successor: claimIds.get(former.successor) ?? idOf(former.successor) }),
      ),
      ...[[renamed, current] as const, ...claimIds].map(([id, successor]) => instanceWith(FormerId, { id, successor })),
    ],
  };
}

test("a receipt of five responses, verified after the seed has changed", async () => {
  const { graph, ask, close } = await seeded({ sources: firstDocuments });
  try {
    const receipt = await taken(graph, 0, "responses", asked);
    const verify = async (level: 0 | 2) => (await ask(verified, { level, variables: { receipt } })).data.verifyReceipt;
    expect(await verify(0)).toMatchObject({ same: true, rows: { before: 5, now: 5, same: 5 }, claims: { before: 5, now: 5, same: 5 } });

    const { dataset, about } = await readValidFolder(seedFolder, model);
    const info = { name: "seed", about: { title: about.title.en ?? "", licence: about.licence, version: "2" }, digest: "changed" };
    await syncDataset(graph, model, info, changed(claimsOf(dataset, firstDocuments)));
    const found = await verify(0);
    const counts = { before: 5, now: 4, same: 2, gone: 2, new: 1, different: 0, moved: 1 };
    expect(found).toMatchObject({ same: false, rows: counts, claims: counts });
    expect(practicesIn(found.rows.changes)).toEqual([
      ["GONE", "integrated-local-security-systems"],
      ["GONE", booklets],
      ["NEW", dialogues],
      ["RENAMED", renamed],
    ]);
    // One claim can still be read, with its status; the other cannot, whether it was hidden or removed.
    expect(found.claims.changes.flatMap((c: { change: string; status: string }) => (c.change === "GONE" ? [c.status] : [])).sort()).toEqual(
      ["RETRACTED", null],
    );
    // Who may see the systems of local security finds them as they were.
    expect((await verify(2)).rows).toMatchObject({ now: 5, same: 3, gone: 1, new: 1, moved: 1 });
  } finally {
    await close();
  }
});

const practicesIn = (changes: { change: string; id: string }[]) =>
  changes.map(({ change, id }) => [change, id.split(" | ")[0]]).sort((a, b) => (String(a) < String(b) ? -1 : 1));
