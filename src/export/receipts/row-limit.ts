import { Failure } from "../../errors.js";

/** An answer of more rows than this, or of more claims behind them, has no receipt: all of them are read for it. */
export const maxReceiptRows = 10_000;

export const tooManyRows = () =>
  new Failure(
    "LIMIT_EXCEEDED",
    `A receipt is of at most ${maxReceiptRows} rows and as many claims, and the answer has more: ask about something narrower, and take a receipt of that.`,
    { limit: maxReceiptRows },
  );
