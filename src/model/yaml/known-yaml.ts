/**
 * The values of YAML texts, by the text: none here. The bundle (tools/bundle.mjs) has those of the built-in templates and
 * fonts in their place, as the yaml library read them when the package was built; a text that differs isn't among them.
 */
export const KNOWN_YAML: ReadonlyMap<string, unknown> = new Map();
