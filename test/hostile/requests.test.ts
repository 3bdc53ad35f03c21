import { attacked } from "./attacked.js";
import { documentAttacks } from "./document.js";
import { protocolAttacks } from "./protocol.js";
import { receiptAttacks } from "./receipts.js";
import { valueAttacks } from "./values.js";

/** Single requests that attack, on one server. */
const server = attacked();

describe.each([
  ["documents", documentAttacks],
  ["protocol", protocolAttacks],
  ["values", valueAttacks],
  ["what was kept", receiptAttacks],
])("%s", (_, groups) => {
  describe.each(groups)("%s", (_, attacks) => {
    test.each(attacks)("%s", (_, sent, outcome) => server.attack(sent, outcome));
  });
});
