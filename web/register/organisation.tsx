// Organisations with their areas and points.
export const PlacesPage = () => null
