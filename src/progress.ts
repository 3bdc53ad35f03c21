/** Called as long work advances: how many are done, out of how many, and of what. */
export type Progress = (done: number, total: number, what: string) => void;
