// Fetched together: whoever looks at the list opens one of it next.
export { CategoriesPage } from './categories-page.tsx'
export { CategoryPage } from './category-page.tsx'
export { NewCategoryPage } from './new-category-page.tsx'
