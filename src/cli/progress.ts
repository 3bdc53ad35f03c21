import type { Progress } from "../progress.js";

/** Prints the progress of long work: on a terminal one line that is overwritten, elsewhere a line for every tenth. */
export function progressTo(stream: NodeJS.WriteStream): Progress {
  let printed = "";
  return (done, total, what) => {
    const tenth = Math.floor((10 * done) / Math.max(1, total));
    const text = stream.isTTY ? `${done} of ${total} ${what}` : `${tenth * 10} %`;
    if (text === printed || (!stream.isTTY && total < 5000)) return;
    printed = text;
    stream.write(stream.isTTY ? `\r\u001b[K${text}${done >= total ? "\r\u001b[K" : ""}` : `${done} of ${total} ${what}\n`);
  };
}
