// Sets theme and type size before the first paint, so that nothing flashes. A file of its own, because the
// content security policy allows no inline script. The switches in the page write the same two keys.
/* global document, window */
(function () {
  var root = document.documentElement;
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  function read(key) {
    try {
      return window.localStorage.getItem(key);
    } catch {
      return null;
    }
  }
  function apply() {
    root.dataset.theme = read('aixm.theme') || (dark.matches ? 'dark' : 'light');
    root.dataset.size = read('aixm.size') || 'normal';
  }
  apply();
  dark.addEventListener('change', apply);
  root.lang = read('aixm.language') || 'zh-CN';
})();
