/** What all pages and the API share: layout, menu, forms, reading and writing records, errors. */
@NullMarked
package org.lbadmin.web;

import org.jspecify.annotations.NullMarked;
