/** Is told how far long work has come: how many of how many, and of what. */
export type Progress = (done: number, total: number, what: string) => void;
