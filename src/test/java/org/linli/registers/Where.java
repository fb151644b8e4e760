package org.linli.registers;

/** Where what is asked for lies, as somebody at the workstation of the first community sees it. */
enum Where {
    INSIDE("标甲一", "13911960101"),
    OUTSIDE("标甲二", "13911960102"),
    ELSEWHERE("标乙一", "13911960103");

    /** Stands in every private word of a row there. */
    private final String mark;

    private final String phone;

    Where(String mark, String phone) {
        this.mark = mark;
        this.phone = phone;
    }

    String mark() {
        return mark;
    }

    String phone() {
        return phone;
    }

    String door() {
        return "门" + mark;
    }
}
