// The visit screen as the next code list would make it, for trying out: it saves nothing.
export const PreviewPage = () => null
