// Our TypeScript imports its neighbours with the suffix they get when compiled (`./clock.js`); in tests the file is
// `./clock.ts`. Only our own files are treated so: a package's `./x.js` is what it says.
const NODE_MODULES = /[\\/]node_modules[\\/]/;

module.exports = (request, options) => {
  const ours =
    request.startsWith('.') && request.endsWith('.js') && !NODE_MODULES.test(options.basedir);
  if (!ours) return options.defaultResolver(request, options);
  const stem = request.slice(0, -'.js'.length);
  for (const suffix of ['.ts', '.tsx', '.js']) {
    try {
      return options.defaultResolver(stem + suffix, options);
    } catch {
      // try the next suffix; the last attempt below reports the request as it was written
    }
  }
  return options.defaultResolver(request, options);
};
