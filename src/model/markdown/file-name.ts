/** Names of Markdown files. */
export const MARKDOWN_NAME = /\.(?:md|markdown)$/i;
