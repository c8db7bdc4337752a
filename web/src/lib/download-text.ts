/** Hands the reader a text as a file to keep. */
export function downloadText(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  // Some browsers begin to read only after this turn.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
