/** The actions of single keys. A key that is typed into a field, or composes a character, starts no action. */
export function onKeys(actions: Readonly<Record<string, () => void>>): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isField(event.target)) return;
    // A button is pressed by Enter itself.
    if (event.key === 'Enter' && event.target instanceof HTMLElement) {
      if (event.target.closest('button, a')) return;
    }
    if (!Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]?.();
  };
  addEventListener('keydown', pressed);
  return () => removeEventListener('keydown', pressed);
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // A box that is ticked takes no letter.
  if (target instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(target.type)) return false;
  return target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
