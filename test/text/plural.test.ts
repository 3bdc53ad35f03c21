import { pluralOf } from "../../src/text/plural.js";

test.each([
  ["locator", "locators"],
  ["community", "communities"],
  ["status", "statuses"],
  ["process", "processes"],
  ["nearest_steps", "nearest_steps"],
  ["conditions_look_ups_arguments", "conditions_look_ups_arguments"],
  ["parts_missing_here", "parts_missing_here"],
])("the plural of %s is %s", (word, plural) => {
  expect(pluralOf(word)).toBe(plural);
});
