import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { type Declaration, type ModuleItem, type Pattern, parseSync } from "@swc/core";
import { root } from "../built.js";

const folder = join(root, "src");

/** Every file of `src`, by its path from there, in order. */
export const files: readonly string[] = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => statSync(join(folder, path)).isFile())
  .sort();

export const textOf = (path: string): string => readFileSync(join(folder, path), "utf8");

/** A TypeScript file as a parser reads it. Paths are from `src`. */
export interface Source {
  readonly path: string;
  /** The files that it imports or re-exports from, types included. */
  readonly imports: readonly string[];
  /** The names that it declares and exports. A type and a value of one name count once; what it re-exports does not count. */
  readonly exports: readonly string[];
}

export const sources: readonly Source[] = files.filter((path) => /\.tsx?$/.test(path)).map(sourceOf);

function sourceOf(path: string): Source {
  const { body } = parseSync(textOf(path), { syntax: "typescript", decorators: true, tsx: path.endsWith(".tsx") });
  const imported = new Set(body.flatMap((item) => (item.type === "ImportDeclaration" ? item.specifiers.map((s) => s.local.value) : [])));
  return {
    path,
    imports: [...new Set(modulesIn(body).flatMap((module) => fileOf(module, path)))],
    exports: [...new Set(body.flatMap(exportedNames))].filter((name) => !imported.has(name)),
  };
}

/** Every module that a part of a file names, wherever it stands: `import`, `export from`, `import("...")`, and the type `import("...").T`. */
function modulesIn(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  const {
    type,
    source,
    callee,
    argument,
    arguments: parameters,
  } = node as Record<string, { type?: string; value?: string } | undefined> & {
    type?: string;
    arguments?: { expression: { value?: string } }[];
  };
  const here = [
    source?.value,
    type === "CallExpression" && callee?.type === "Import" ? parameters?.[0]?.expression.value : undefined,
    type === "TsImportType" ? argument?.value : undefined,
  ];
  return [...here.filter((module) => module !== undefined), ...Object.values(node).flatMap(modulesIn)];
}

/** The file of `src` that a module is, if it is one. */
function fileOf(module: string, importer: string): string[] {
  if (!module.startsWith(".")) return [];
  const path = normalize(join(dirname(importer), module)).replace(/\.js$/, "");
  return files.filter((file) => [path, `${path}.ts`, `${path}.tsx`].includes(file));
}

function exportedNames(item: ModuleItem): string[] {
  if (item.type === "ExportDeclaration") return declaredNames(item.declaration);
  if (item.type !== "ExportNamedDeclaration" || item.source) return [];
  return item.specifiers.flatMap((s) => (s.type === "ExportSpecifier" ? [(s.exported ?? s.orig).value] : []));
}

function declaredNames(declaration: Declaration): string[] {
  switch (declaration.type) {
    case "VariableDeclaration":
      return declaration.declarations.flatMap(({ id }) => boundNames(id));
    case "FunctionDeclaration":
    case "ClassDeclaration":
      return [declaration.identifier.value];
    default:
      return [declaration.id.value];
  }
}

/** The names that a pattern binds: `{ a, b: [c] }` binds a and c. */
function boundNames(pattern: Pattern): string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.value];
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? boundNames(element) : []));
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        property.type === "AssignmentPatternProperty"
          ? [property.key.value]
          : boundNames(property.type === "KeyValuePatternProperty" ? property.value : property.argument),
      );
    case "RestElement":
      return boundNames(pattern.argument);
    case "AssignmentPattern":
      return boundNames(pattern.left);
    default:
      return [];
  }
}
