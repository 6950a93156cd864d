/** juice without the code that fetches style sheets. */
declare module 'juice/client.js' {
  const juice: {
    /** The HTML with the rules of `css` in `style` attributes. */
    inlineContent(html: string, css: string, options: object): string;
  };
  export default juice;
}
