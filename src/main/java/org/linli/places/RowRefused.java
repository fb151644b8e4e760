package org.linli.places;

import org.linli.kernel.Words;

/** Why a row of a file of places is not taken. */
enum RowRefused {
    CODE("代码应为 2、4、6、9、12、15、18 或 21 位数字", "the code must have 2, 4, 6, 9, 12, 15, 18 or 21 digits"),
    NAME("名称为空、含控制字符或超过 60 字", "the name is empty, longer than 60 characters or holds control characters"),
    KIND("级别不认识", "unknown level"),
    LEVEL("级别与代码位数不符", "the level does not fit the length of the code"),
    PARENT_OTHER("上级代码不是本代码的前缀", "the parent is not what the code begins with"),
    PARENT_MISSING("上级不在文件中，也不在系统中", "the parent is neither in the file nor in Linli"),
    DUPLICATE("代码在文件中重复", "the code stands in the file before"),
    CLOSED("该代码已撤销，不再启用", "the code was closed and is not used again");

    private final String zh;
    private final String en;

    RowRefused(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    Words words() {
        return new Words(zh, en);
    }
}
