/** The version of this house; a spec holds it to package.json. */
export const RELEASE = '0.2.0';
