package org.lbadmin.web;

import java.util.List;

/** Something that may have to be said on every page until it is mended. */
public interface NoticeSource {
    List<Notice> notices();
}
