import type { GraphQLField } from "graphql";

export type Args = Readonly<Record<string, unknown>>;

/** Writes a GraphQL document that has all values as variables, with the types of the schema. */
export class Document {
  readonly variables: Record<string, unknown> = {};
  private readonly definitions: string[] = [];

  /** A field with arguments, such as `faces(first: $v0)`. */
  call({ name, args: declared }: GraphQLField<unknown, unknown>, args: Args): string {
    const callArguments = declared
      .filter((a) => args[a.name] !== undefined)
      .map((a) => {
        const variable = `v${this.definitions.length}`;
        this.definitions.push(`$${variable}: ${a.type}`);
        this.variables[variable] = args[a.name];
        return `${a.name}: $${variable}`;
      });
    return callArguments.length ? `${name}(${callArguments.join(", ")})` : name;
  }
  text(selection: string): string {
    return `query${this.definitions.length ? ` (${this.definitions.join(", ")})` : ""} { ${selection} }`;
  }
}
