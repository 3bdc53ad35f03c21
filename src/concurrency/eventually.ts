/** What is there already, or a promise of it. A large answer has thousands of values: a promise is made only where one has to be waited for. */
export type Eventually<T> = T | Promise<T>;

export const isPromise = (value: unknown): value is Promise<unknown> => typeof (value as Promise<unknown> | undefined)?.then === "function";

/** Does the next step with a value, at once if it is there. */
export const then = <T, U>(value: Eventually<T>, next: (value: T) => Eventually<U>): Eventually<U> =>
  isPromise(value) ? (value as Promise<T>).then(next) : next(value);

/** All values, as soon as each is there. */
export const whenAll = <T>(values: Eventually<T>[]): Eventually<T[]> => (values.some(isPromise) ? Promise.all(values) : (values as T[]));
