// What stands for `node:assert/strict` in a browser. The slash asks for the package instead of Node's own module.
module.exports = require("assert/").strict;
