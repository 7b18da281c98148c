// Runs before the first paint, and keeps the choice when enhanced navigation writes the server's <html> attributes over ours.
(() => {
  const root = document.documentElement;
  const read = () => /(?:^|; )musubi-theme=(light|dark|auto)/.exec(document.cookie)?.[1];
  const apply = () => { const to = read() ?? root.dataset.theme ?? 'auto'; if (root.dataset.theme !== to) root.dataset.theme = to; };
  apply();
  new MutationObserver(apply).observe(root, { attributes: true, attributeFilter: ['data-theme'] });
})();
