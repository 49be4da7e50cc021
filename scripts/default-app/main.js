// Stands in for Electron's own default app: loads the app named on the command line.
const { existsSync, readFileSync } = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { app } = require("electron");

function readCommandLine(args) {
  const required = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (arg === "-r" || arg === "--require") {
      index++;
      required.push(args[index]);
    } else if (!arg.startsWith("-")) {
      return { required, target: path.resolve(arg) };
    }
  }
  return { required, target: undefined };
}

function takeIdentity(folder) {
  const file = path.join(folder, "package.json");
  if (!existsSync(file)) return false;
  const { name, productName, version, desktopName } = JSON.parse(readFileSync(file, "utf8"));
  if (version) app.setVersion(version);
  if (productName || name) app.setName(productName || name);
  app.setDesktopName(desktopName || `${app.getName()}.desktop`);
  return true;
}

function load(target) {
  Object.defineProperty(process, "defaultApp", { enumerable: true, value: true });
  const hasPackage = takeIdentity(target);
  const entry = Module._resolveFilename(target, module, true);
  app.setAppPath(hasPackage ? target : path.dirname(entry));
  Module._load(entry, module, true);
}

function fail(message) {
  console.error(message);
  app.exit(1);
}

const { required, target } = readCommandLine(process.argv.slice(1));
Module._preloadModules(required);
if (target) {
  try {
    load(target);
  } catch (error) {
    fail(error.stack);
  }
} else {
  fail("Usage: electron [options] <app folder or script>");
}
