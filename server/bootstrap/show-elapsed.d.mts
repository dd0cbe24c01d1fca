export function showElapsed(what: string): () => void;
