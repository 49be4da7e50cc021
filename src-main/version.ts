declare const __COURSESCOPE_VERSION__: string;

/** Of the product, as `package.json` has it; put in by the build. */
export const version: string = __COURSESCOPE_VERSION__;
