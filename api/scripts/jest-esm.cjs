// Jest transformer for node_modules: ES modules become CommonJS, CommonJS files pass through untouched.
// Needed because jest can `require` an ES module only from Node 24.9 on.
const { createHash } = require('node:crypto');
const swc = require('@swc/core');

const LOOKS_LIKE_ESM =
  /^\s*(?:import\s*(?:[\w*{"']|$)|export\s*(?:[*{]|default|const|let|var|function|class|async)|.*\bimport\.meta\b)|;(?:import|export)\s*[{*"']/m;
const VERSION = `2:${swc.version}`;

module.exports = {
  getCacheKey(source, _file, options) {
    const instrumented = options.instrument ? '1' : '0';
    return createHash('sha1').update(VERSION).update(source).update(instrumented).digest('hex');
  },
  process(source, file) {
    if (!LOOKS_LIKE_ESM.test(source)) return { code: source };
    return swc.transformSync(source, {
      filename: file,
      swcrc: false,
      configFile: false,
      jsc: { target: 'es2022' },
      module: { type: 'commonjs', ignoreDynamic: false },
      sourceMaps: false,
    });
  },
};
