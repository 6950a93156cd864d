/** The default export of a CommonJS module: an ES module that imports one finds it one level down. */
export function theDefault<Value>(module: { readonly default: Value }): Value {
  const inner = module.default as Value | { readonly default: Value };
  return typeof inner === 'object' && inner !== null && 'default' in inner
    ? inner.default
    : (inner as Value);
}
