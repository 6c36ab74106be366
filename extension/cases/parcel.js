// Cases as one file, for handing on and for keeping elsewhere.

/** @param {string[]} ids @returns {Promise<Blob>} */
export async function packed(ids) {
  throw new Error(`not yet ${ids}`);
}

/** @param {File} file @returns {Promise<{ taken: number, known: number, problems: string[] }>} */
export async function taken(file) {
  throw new Error(`not yet ${file.name}`);
}
