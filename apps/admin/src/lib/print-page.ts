/**
 * Prints a page the server wrote, without leaving this one: it is laid into a frame nobody sees, printed, and taken away.
 * The frame has no address of its own, so its scripts (there are none) could do nothing ours can't.
 */
export function printPage(html: string): Promise<void> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'position:fixed;width:0;height:0;border:0;visibility:hidden';
    frame.title = 'slip';
    frame.addEventListener(
      'load',
      () => {
        const page = frame.contentWindow;
        const leave = (): void => {
          frame.remove();
          resolve();
        };
        page?.addEventListener('afterprint', leave, { once: true });
        page?.focus();
        page?.print();
        // A kiosk browser that prints without a dialog never says it is done.
        setTimeout(leave, 1_000);
      },
      { once: true },
    );
    frame.srcdoc = html;
    document.body.append(frame);
  });
}
