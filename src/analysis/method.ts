/** A method of analysis, as its answers name it. `docs/methods.md` explains each. */
export interface Method {
  /** Its name there. */
  readonly name: string;
  /** Raised when the same facts give another answer. */
  readonly version: string;
  /** What it does, and what it must not be used for, in each language that answers have words in. Only the English one was checked. */
  readonly description: Readonly<Record<"en" | "es" | "fr", string>>;
}

/** A value that a method was given, or a constant that it uses. */
export interface MethodParameter {
  readonly name: string;
  readonly value: string;
}
