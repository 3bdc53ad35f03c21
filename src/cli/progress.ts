import type { Progress } from "../progress.js";

/** Shows how far a long work has come: one line that is written over on a terminal, a line for each tenth elsewhere. */
export function progressTo(stream: NodeJS.WriteStream): Progress {
  let shown = "";
  return (done, total, what) => {
    const tenth = Math.floor((10 * done) / Math.max(1, total));
    const text = stream.isTTY ? `${done} of ${total} ${what}` : `${tenth * 10} %`;
    if (text === shown || (!stream.isTTY && total < 5000)) return;
    shown = text;
    stream.write(stream.isTTY ? `\r\u001b[K${text}${done >= total ? "\r\u001b[K" : ""}` : `${done} of ${total} ${what}\n`);
  };
}
