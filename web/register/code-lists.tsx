// The code lists: those that are published, and the next one while it is being made.
export const CodeListsPage = () => null
