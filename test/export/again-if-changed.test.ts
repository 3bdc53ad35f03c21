import { againIfChanged } from "../../src/export/files/again-if-changed.js";
import { GraphChanged } from "../../src/export/files/bytes-at-one-version.js";

/** A file that another process disturbs is written up to three times. */
async function attempts(...errors: readonly (Error | undefined)[]) {
  let tried = 0;
  const result = againIfChanged(async () => {
    const error = errors[tried++];
    if (error) throw error;
    return "written";
  });
  return { outcome: await result.catch((error: Error) => error), tried };
}
const changed = new GraphChanged();

test("what is not disturbed is written once", async () => {
  expect(await attempts()).toEqual({ outcome: "written", tried: 1 });
});
test("what is disturbed twice is written the third time", async () => {
  expect(await attempts(changed, changed)).toEqual({ outcome: "written", tried: 3 });
});
test("what is disturbed each time is given up, and says so", async () => {
  expect(await attempts(changed, changed, changed, undefined)).toEqual({ outcome: changed, tried: 3 });
});
test("another fault is not tried again", async () => {
  const fault = new Error("The disk is full.");
  expect(await attempts(fault)).toEqual({ outcome: fault, tried: 1 });
});
