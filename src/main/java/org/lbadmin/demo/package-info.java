/** For newcomers: the guide's services on loopback addresses, with two small real servers behind them. */
@NullMarked
package org.lbadmin.demo;

import org.jspecify.annotations.NullMarked;
