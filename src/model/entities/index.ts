/**
 * The entities of this product, one file each. They are listed, stored and counted in the order in which they stand here, which is why
 * they are imported from here alone: a module is evaluated where it is first named.
 */
// biome-ignore-all assist/source/organizeImports: the order has a meaning
export * from "./place.js";
export * from "./community.js";
export * from "./issue.js";
export * from "./right.js";
export * from "./practice.js";
export * from "./practice-type.js";
export * from "./population-group.js";
export * from "./actor-type.js";
export * from "./organization.js";
export * from "./programme.js";
export * from "./event.js";
export * from "./condition.js";
export * from "./source.js";
export * from "./passage.js";
export * from "./code.js";
